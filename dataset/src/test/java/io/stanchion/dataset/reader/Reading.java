package io.stanchion.dataset.reader;

import io.stanchion.dataset.Paragraph;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Reads inputs that are made in memory, and shows what came out in a form that tests compare. */
final class Reading {
  private Reading() {}

  static Input input(String name, byte[] bytes) {
    return new Input(name, Format.stem(name), () -> new ByteArrayInputStream(bytes));
  }

  static Input input(String name, String content) {
    return input(name, utf8(content));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Joins pieces of text and, as numbers, single bytes. */
  static byte[] bytes(Object... pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object piece : pieces) {
      if (piece instanceof Integer single) {
        bytes.write(single);
      } else {
        bytes.writeBytes(piece instanceof byte[] many ? many : utf8((String) piece));
      }
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static List<Entry> entries(Input input, ReadOptions options) {
    List<Entry> entries = new ArrayList<>();
    new ArticleReader(options).read(input, entries::add);
    return entries;
  }

  static List<Entry> entries(String name, String content) {
    return entries(input(name, content), ReadOptions.DEFAULT);
  }

  static List<Paragraph> paragraphs(List<Entry> entries) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Read read) {
        paragraphs.add(read.paragraph());
      }
    }
    return paragraphs;
  }

  static List<Entry.Rejected> rejections(List<Entry> entries) {
    List<Entry.Rejected> rejections = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Rejected rejected) {
        rejections.add(rejected);
      }
    }
    return rejections;
  }

  /** Shows each entry in order: {@code kind: text}, or {@code ! file:line: reason}. */
  static List<String> shown(List<Entry> entries) {
    return entries.stream().map(Reading::shown).toList();
  }

  static List<String> shown(String name, String content) {
    return shown(entries(name, content));
  }

  private static String shown(Entry entry) {
    return entry instanceof Entry.Read read
        ? read.paragraph().kind() + ": " + read.paragraph().text()
        : "! " + ((Entry.Rejected) entry).message();
  }

  static ReadOptions encoding(Charset encoding) {
    return new ReadOptions(
        Optional.empty(), encoding, ParagraphBreak.AUTO, Optional.empty(), Columns.DEFAULT);
  }

  static ReadOptions paragraphBreak(ParagraphBreak paragraphBreak) {
    return new ReadOptions(
        Optional.empty(),
        StandardCharsets.UTF_8,
        paragraphBreak,
        Optional.empty(),
        Columns.DEFAULT);
  }

  static ReadOptions format(Format format) {
    return new ReadOptions(
        Optional.of(format),
        StandardCharsets.UTF_8,
        ParagraphBreak.AUTO,
        Optional.empty(),
        Columns.DEFAULT);
  }
}
