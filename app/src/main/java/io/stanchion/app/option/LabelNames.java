package io.stanchion.app.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Labels as they are listed in an option: separated by commas, and in double quotes where they have
 * a comma themselves.
 *
 * @param names The labels.
 */
record LabelNames(List<String> names) {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();

  LabelNames {
    names = List.copyOf(names);
  }

  /** Reads the list. */
  static final class Converter implements ITypeConverter<LabelNames> {
    @Override
    public LabelNames convert(String value) {
      List<CSVRecord> records = records(value);
      List<String> names = records.isEmpty() ? List.of() : records.get(0).toList();
      if (records.size() != 1 || names.stream().anyMatch(String::isBlank)) {
        throw new TypeConversionException(
            "'" + value + "' is not a list of labels; expected such as pro,con or '\"a, b\",c'");
      }
      return new LabelNames(names);
    }

    private static List<CSVRecord> records(String value) {
      try (CSVParser parser = CSVParser.parse(value, FORMAT)) {
        return parser.getRecords();
      } catch (IOException | UncheckedIOException e) {
        throw new TypeConversionException(
            "'" + value + "' is not a list of labels: a quote is not closed, or out of place");
      }
    }
  }
}
