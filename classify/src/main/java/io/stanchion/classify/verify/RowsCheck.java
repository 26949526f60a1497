package io.stanchion.classify.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.classify.output.Probability;
import io.stanchion.dataset.reader.SemEval;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A check of every row of a file of rows, predictions or rejects. */
final class RowsCheck {
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_PROBLEMS = 1000;
  private static final String SEMEVAL_HEADER = String.join("\t", SemEval.HEADER);

  private final List<String> problems = new ArrayList<>();
  private long count;

  private RowsCheck() {}

  static boolean isJsonLines(Path file, String start) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".jsonl") || name.endsWith(".ndjson") || start.startsWith("{\"id\":");
  }

  static RowsCheck of(Path file) {
    RowsCheck check = new RowsCheck();
    try (BufferedReader reader = opened(file)) {
      reader.mark(SEMEVAL_HEADER.length());
      char[] start = new char[SEMEVAL_HEADER.length()];
      int length = Math.max(0, reader.read(start));
      reader.reset();
      if (length > 0 && start[0] == '{') {
        check.jsonLines(reader);
      } else if (SEMEVAL_HEADER.equals(new String(start, 0, length))) {
        check.semEval(reader);
      } else {
        check.csv(reader);
      }
      if (!isPacked(file)) {
        check.requireEnd(file);
      }
    } catch (MalformedInputException e) {
      check.add("is not UTF-8");
    } catch (IOException | UncheckedIOException e) {
      check.add("cannot be read after row " + check.count + ": " + e.getMessage());
    }
    return check;
  }

  private static BufferedReader opened(Path file) throws IOException {
    if (!isPacked(file)) {
      return Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8.newDecoder()));
  }

  private static boolean isPacked(Path file) {
    return file.toString().endsWith(".gz");
  }

  long count() {
    return count;
  }

  List<String> problems() {
    return problems;
  }

  private void add(String problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** A file that was cut off ends in the middle of a line. */
  private void requireEnd(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      if (channel.size() > 0) {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.position(channel.size() - 1).read(last);
        if (last.get(0) != '\n') {
          add("ends in the middle of a line");
        }
      }
    }
  }

  private void jsonLines(BufferedReader reader) throws IOException {
    ObjectReader json =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      count++;
      try {
        JsonNode row = json.readTree(line);
        Map<String, String> fields = new TreeMap<>();
        row.properties()
            .forEach(
                field ->
                    fields.put(
                        field.getKey(),
                        field.getValue().isNull() ? "" : field.getValue().asText()));
        row(fields);
      } catch (JsonProcessingException e) {
        add("row " + count + " is not JSON");
      }
    }
  }

  private void semEval(BufferedReader reader) throws IOException {
    reader.readLine();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      count++;
      String[] fields = line.split("\t", -1);
      if (fields.length != SemEval.HEADER.size()) {
        add("row " + count + " has " + fields.length + " fields, not those of the header");
        continue;
      }
      if (fields[0].isEmpty()) {
        add("row " + count + " has no id");
      }
      String label = fields[fields.length - 1];
      if (!SemEval.LABELS.contains(label) && !label.equals(SemEval.UNLABELLED)) {
        add("row " + count + ": its label is none of the format");
      }
    }
  }

  private void csv(BufferedReader reader) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(reader, format)) {
      if (parser.getHeaderNames().isEmpty()) {
        add("it has no header; expected rows that Stanchion wrote");
      }
      for (CSVRecord row : parser) {
        count++;
        if (row.isConsistent()) {
          row(row.toMap());
        } else {
          add("row " + count + " has " + row.size() + " fields, not those of the header");
        }
      }
    } catch (IllegalArgumentException e) {
      add(String.valueOf(e.getMessage()));
    }
  }

  private void row(Map<String, String> fields) {
    if (fields.keySet().containsAll(List.of("file", "reason"))) {
      return;
    }
    if (fields.getOrDefault("id", "").isEmpty()) {
      add("row " + count + " has no id");
    }
    double sum = 0;
    double largest = 0;
    int probabilities = 0;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getKey().startsWith("p_") && !field.getValue().isEmpty()) {
        double probability = number(field.getValue());
        if (!(probability >= 0 && probability <= 1)) {
          add("row " + count + ": " + field.getKey() + " is " + field.getValue());
          return;
        }
        sum += probability;
        largest = Math.max(largest, probability);
        probabilities++;
      }
    }
    if (probabilities > 0 && Math.abs(sum - 1) > TOLERANCE * probabilities) {
      add("row " + count + ": its probabilities sum to " + Probability.digits(sum));
    }
    String confidence = fields.getOrDefault("confidence", "");
    if (probabilities > 0 && !confidence.isEmpty() && number(confidence) != largest) {
      add("row " + count + ": its confidence is not its largest probability");
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
