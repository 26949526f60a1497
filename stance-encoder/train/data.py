#!/usr/bin/env python3
"""Draws the texts that the bundled encoder and the bundled model learn from; run.sh calls it.

    data.py NEWS BENCHMARKS LABELS OUT

NEWS holds huawei.csv, policies.csv and unlabelled.jsonl.gz; BENCHMARKS holds perspectrum, procon20,
ibm30k and newsmtsc, each with train.csv; LABELS holds what 'stanchion news' writes: huawei-train.csv,
huawei-dev.csv, policies-train.csv and policies-dev.csv. None of these texts is in the repository. The
draws depend on seeds alone; the cards have the digests of the files that come out.

Free negatives are paragraphs that cannot be about the target: general news without any of the words
of OFF. A fifth of the outlets of general news, and all outlets of the development parts, are left out,
so that false alarms can be measured on them.
"""

import csv
import gzip
import hashlib
import json
import pathlib
import random
import re
import sys

csv.field_size_limit(10**9)

RESOURCES = pathlib.Path(__file__).parents[2] / "dataset/src/main/resources/io/stanchion/dataset"
HUAWEI = "Huawei should be banned from 5G networks"
STANCES = {"pro-ban": "FAVOR", "anti-ban": "AGAINST", "neutral": "NONE"}
OFF = re.compile(r"huawei|zte|china|chinese|beijing|5g|telecom|cyber|spy", re.I)
COMMON = "should banned allowed more with from made have that their".split()
PUBLIC = {"perspectrum": (900, 700), "procon20": (900, 700), "ibm30k": (900, 700), "newsmtsc": (400, 300)}


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    print(path, len(rows))


def pair(row):
    return [row["article"], row["target"], row["text"], STANCES.get(row["label"], row["label"])]


def is_apart(outlet):
    """A fifth of the outlets of general news."""
    return int(hashlib.sha256(outlet.encode()).hexdigest(), 16) % 5 == 0


def is_long(text):
    return len(text) > 60


def key_words(target):
    return {word for word in re.findall(r"[a-z]{4,}", target.lower()) if word not in COMMON}


def for_the_encoder(news, benchmarks, labels, out):
    draw = random.Random(20261201)
    again = random.Random(7)
    general = [one for one in news["general"] if not is_apart(one["outlet"]) and is_long(one["text"])]
    draw.shuffle(general)
    far = [one for one in general if not OFF.search(one["text"])]
    huawei, policies = read(labels / "huawei-train.csv"), read(labels / "policies-train.csv")

    off_huawei = [[one["article"], HUAWEI, one["text"], "off-target"] for one in far[:700]]
    strange = re.compile("tiktok|china|chinese|5g", re.I)
    others = [one for one in policies if not strange.search(one["text"] + one["target"])]
    off_huawei += [[one["article"], HUAWEI, one["text"], "off-target"] for one in draw.sample(others, 150)]

    targets = sorted({one["target"] for one in policies})
    off_policies = []
    for one in far[700:3000]:
        target = draw.choice(targets)
        if not any(word[:5] in one["text"].lower() for word in key_words(target)):
            off_policies.append([one["article"], target, one["text"], "off-target"])
        if len(off_policies) >= 500:
            break
    for one in draw.sample(huawei, 120):
        target = draw.choice([name for name in targets if "TikTok" not in name])
        off_policies.append([one["article"], target, one["text"], "off-target"])

    def save(name, rows, count=None):
        numbered = [[f"r{i}", *row] for i, row in enumerate(rows)]
        kept = numbered if count is None else again.sample(numbered, count)
        write(out / f"{name}.csv", ["id", "article", "target", "text", "label"], kept)

    save("huawei-real", [pair(one) for one in huawei] + off_huawei)
    save("policies-real", [pair(one) for one in policies] + off_policies)
    save("cases", [pair(one) for one in read(RESOURCES / "huawei-ban/authored-cases.csv")])
    save("pairs-cases", [pair(one) for one in read(RESOURCES / "policies/authored-pairs-cases.csv")])

    authored = read(RESOURCES / "huawei-ban/authored.csv")
    articles = sorted({one["article"] for one in authored})
    draw.shuffle(articles)
    drawn, rows = set(), 0
    for article in articles:
        if rows >= 2200:
            break
        drawn.add(article)
        rows += sum(one["article"] == article for one in authored)
    save("authored", [pair(one) for one in authored if one["article"] in drawn], 1000)
    pairs = read(RESOURCES / "policies/authored-pairs.csv")
    save("pairs", [pair(one) for one in draw.sample(pairs, min(2400, len(pairs)))], 1600)

    for name, (first, kept) in PUBLIC.items():
        rows = draw.sample(read(benchmarks / name / "train.csv"), first)
        group = "id" if name == "newsmtsc" else "target"
        save(name, [[one[group], one["target"], one["text"], one["label"]] for one in rows], kept)


def for_the_model(news, labels, out):
    draw = random.Random(20261202)
    dev = {one["outlet"] for part in ("huawei", "policies") for one in read(labels / f"{part}-dev.csv")}
    dev_articles = {one["article"] for one in read(labels / "huawei-dev.csv")}
    labelled = {one["text"] for part in ("train", "dev") for one in read(labels / f"huawei-{part}.csv")}
    general = [one for one in news["general"] if not is_apart(one["outlet"]) and one["outlet"] not in dev]

    unlabelled = [
        [one["article_id"], HUAWEI, one["text"]]
        for one in read(news["folder"] / "huawei.csv")
        if one["outlet"] not in dev
        and one["article_id"] not in dev_articles
        and one["kind"] in ("para", "heading")
        and len(one["text"]) > 40
        and one["text"] not in labelled
    ]
    near = [one for one in general if re.search(r"huawei|zte\b|5g|telecom", one["text"], re.I)]
    about_china = [one for one in general if re.search(r"china|chinese|beijing|cyber|spy", one["text"], re.I)]
    draw.shuffle(about_china)
    unlabelled += [[one["article"], HUAWEI, one["text"]] for one in near + about_china[:1500]]
    numbered = [[f"r{i}", *row] for i, row in enumerate(unlabelled)]
    write(out / "unlabelled.csv", ["id", "article", "target", "text"], numbered)

    far = [one for one in general if not OFF.search(one["text"]) and is_long(one["text"])]
    draw.shuffle(far)
    policies = [
        one
        for one in read(news["folder"] / "policies.csv")
        if one["outlet"] not in dev
        and one["kind"] == "para"
        and not OFF.search(one["text"] + one["target"])
        and is_long(one["text"])
    ]
    draw.shuffle(policies)
    rows = [[one["article"], HUAWEI, one["text"], "neutral"] for one in far[:9000]]
    rows += [[one["article_id"], HUAWEI, one["text"], "neutral"] for one in policies[:1000]]
    numbered = [[f"r{i}", *row] for i, row in enumerate(rows)]
    write(out / "off-target.csv", ["id", "article", "target", "text", "label"], numbered)


def for_measuring(news, out):
    """General news of the outlets that training never sees, without any word of OFF."""
    rows = [
        [one["id"], one["article"], HUAWEI, one["text"], "neutral"]
        for one in news["general"]
        if is_apart(one["outlet"]) and is_long(one["text"]) and not OFF.search(one["text"])
    ]
    write(out / "off-target-dev.csv", ["id", "article", "target", "text", "label"], rows)


def main():
    folder, benchmarks, labels, out = (pathlib.Path(one) for one in sys.argv[1:5])
    with gzip.open(folder / "unlabelled.jsonl.gz", "rt", encoding="utf-8") as lines:
        news = {"folder": folder, "general": [json.loads(line) for line in lines]}
    out.mkdir(parents=True, exist_ok=True)
    for_the_encoder(news, benchmarks, labels, out)
    for_the_model(news, labels, out)
    for_measuring(news, out)


if __name__ == "__main__":
    main()
