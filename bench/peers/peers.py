"""Prepares text for run.sh, and is scikit-learn's side of it."""

import csv
import pickle
import sys

csv.field_size_limit(1 << 30)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield " ".join(row["text"].split()), "_".join(row["label"].split())


def prepare(labels, megabytes, folder):
    examples = [(text, label) for text, label in rows(labels) if text and label]
    with open(folder + "/train.ft", "w", encoding="utf-8") as out:
        out.writelines(f"__label__{label} {text.lower()}\n" for text, label in examples)
    lines = list(dict.fromkeys(text + "\n" for text, _ in examples))
    written = 0
    with open(folder + "/text.txt", "w", encoding="utf-8") as out, open(
        folder + "/lower.txt", "w", encoding="utf-8"
    ) as lower:
        while written < megabytes * 1e6:
            for line in lines:
                out.write(line)
                lower.write(line.lower())
                written += len(line.encode())


def train(labels, model, characters):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    parts = [TfidfVectorizer(ngram_range=(1, 3 if characters else 2), min_df=2, sublinear_tf=True)]
    if characters:
        parts.append(TfidfVectorizer(analyzer="char", ngram_range=(2, 5), min_df=2, sublinear_tf=True))
    pipeline = make_pipeline(make_union(*parts), LogisticRegression(max_iter=50))
    texts, names = zip(*(row for row in rows(labels) if row[1]))
    with open(model, "wb") as out:
        pickle.dump(pipeline.fit(texts, names), out)


def classify(model, text):
    with open(model, "rb") as file:
        pipeline = pickle.load(file)
    with open(text, encoding="utf-8") as file:
        while lines := file.readlines(1 << 20):
            sys.stdout.writelines(f"{max(row):.6f}\n" for row in pipeline.predict_proba(lines))


command, *arguments = sys.argv[1:]
if command == "prepare":
    prepare(arguments[0], float(arguments[1]), arguments[2])
elif command == "train":
    train(arguments[0], arguments[1], arguments[2] == "characters")
else:
    classify(*arguments)
