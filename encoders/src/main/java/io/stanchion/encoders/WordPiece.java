package io.stanchion.encoders;

import com.fasterxml.jackson.databind.JsonNode;
import io.stanchion.dataset.DataException;
import io.stanchion.features.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * BERT's tokeniser for lower-cased text, from UTF-8 bytes, as fast as n-grams need it. Control
 * characters are dropped, accents removed and letters lowered; white space and punctuation separate
 * words; a CJK character is a word; and a word is split into the longest pieces of the vocabulary
 * from left to right. A word that cannot be split, or has more than 100 characters, is one unknown
 * piece.
 *
 * <p>Its pieces are those of the library's tokeniser, with three exceptions: {@code [SEP]} and the
 * like, written in a text, are plain text here, so that a text cannot pose as more than one;
 * several combining marks that stay after one letter (some Indic and musical ones do) keep the
 * order in which they were written; and characters newer than Unicode 8 have the properties that
 * Java gives them. Malformed bytes are dropped.
 */
final class WordPiece implements Tokeniser {
  /** A receiver of pieces as they are found. */
  @FunctionalInterface
  interface Sink {
    /**
     * Receives a piece.
     *
     * @param id Its number.
     * @return True if more are wanted.
     */
    boolean piece(int id);
  }

  private static final String CONTINUES = "##";

  private final List<String> vocabulary;
  private final PieceTable starts;
  private final PieceTable continuations;
  private final FoldedCharacters characters = new FoldedCharacters();
  private final int unknown;
  private final Frame frame;

  /**
   * Creates a tokeniser.
   *
   * @param vocabulary The pieces by their numbers.
   * @param name The tokeniser's name in messages.
   * @throws DataException If a special piece is missing.
   */
  WordPiece(List<String> vocabulary, String name) {
    this.vocabulary = List.copyOf(vocabulary);
    starts = new PieceTable(this.vocabulary, piece -> piece.startsWith(CONTINUES) ? "" : piece);
    continuations =
        new PieceTable(
            this.vocabulary,
            piece -> piece.startsWith(CONTINUES) ? piece.substring(CONTINUES.length()) : "");
    unknown = special("[UNK]", name);
    int end = special("[SEP]", name);
    frame = new Frame(new int[] {special("[CLS]", name)}, new int[] {end}, new int[] {end});
  }

  /** Checks whether a tokenizer.json describes a tokeniser as this class implements it. */
  static boolean fits(TokeniserFile file) {
    JsonNode tokeniser = file.description();
    JsonNode normaliser = tokeniser.path("normalizer");
    JsonNode model = tokeniser.path("model");
    return normaliser.path("type").asText().equals("BertNormalizer")
        && normaliser.path("clean_text").asBoolean(false)
        && normaliser.path("handle_chinese_chars").asBoolean(false)
        && normaliser.path("strip_accents").asBoolean(true)
        && normaliser.path("lowercase").asBoolean(false)
        && tokeniser.path("pre_tokenizer").path("type").asText().equals("BertPreTokenizer")
        && model.path("type").asText().equals("WordPiece")
        && model.path("unk_token").asText().equals("[UNK]")
        && model.path("continuing_subword_prefix").asText().equals(CONTINUES)
        && model.path("max_input_chars_per_word").asInt() == Word.MAX_CHARACTERS;
  }

  /**
   * Reads a tokenizer.json.
   *
   * @param file Its contents, which {@linkplain #fits fit}.
   * @param name The tokeniser's name in messages.
   * @throws DataException If its vocabulary cannot be used.
   */
  static WordPiece of(TokeniserFile file, String name) {
    String[] vocabulary = new String[file.vocabulary().size()];
    for (Map.Entry<String, Integer> piece : file.vocabulary().entrySet()) {
      int id = piece.getValue();
      if (id < 0 || id >= vocabulary.length || vocabulary[id] != null) {
        throw new DataException(
            name
                + ": the piece '"
                + piece.getKey()
                + "' has number "
                + id
                + "; expected each number from 0 to "
                + (vocabulary.length - 1)
                + " once");
      }
      vocabulary[id] = piece.getKey();
    }
    return new WordPiece(Arrays.asList(vocabulary), name);
  }

  /** Returns the pieces by their numbers. */
  List<String> vocabulary() {
    return vocabulary;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public int[] pieces(String text, int limit) {
    Pieces pieces = new Pieces(limit);
    if (limit > 0) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      tokenise(utf8, 0, utf8.length, pieces);
    }
    return pieces.found();
  }

  /**
   * Splits a text.
   *
   * @param utf8 The array that holds the text; malformed bytes in it are skipped.
   * @param from The place of its first byte.
   * @param to The place after its last byte.
   * @param sink Receives the pieces.
   */
  void tokenise(byte[] utf8, int from, int to, Sink sink) {
    Word word = new Word();
    int at = from;
    boolean wanted = true;
    while (wanted && at < to) {
      int c = utf8[at];
      if (c < 0) {
        c = Utf8.decode(utf8, at, to);
        at += c < 0 ? 1 : Utf8.length(c);
      } else {
        at++;
      }
      int folded = c < 0 ? FoldedCharacters.DROPPED : characters.fold(c);
      if (FoldedCharacters.isLetter(folded)) {
        word.add(FoldedCharacters.character(folded));
      } else {
        wanted = separated(folded, c, word, sink);
      }
    }
    if (wanted) {
      ended(word, sink);
    }
  }

  private boolean separated(int folded, int c, Word word, Sink sink) {
    if (folded == FoldedCharacters.DROPPED) {
      return true;
    }
    if (folded == FoldedCharacters.SPACE) {
      return ended(word, sink);
    }
    if (folded == FoldedCharacters.SEVERAL) {
      for (int part : FoldedCharacters.several(c)) {
        boolean wanted = true;
        if (FoldedCharacters.isLetter(part)) {
          word.add(FoldedCharacters.character(part));
        } else {
          wanted = separated(part, c, word, sink);
        }
        if (!wanted) {
          return false;
        }
      }
      return true;
    }
    boolean wanted = ended(word, sink);
    word.add(FoldedCharacters.character(folded));
    return wanted && ended(word, sink);
  }

  private boolean ended(Word word, Sink sink) {
    if (word.isEmpty()) {
      return true;
    }
    boolean wanted = cut(word, sink);
    word.clear();
    return wanted;
  }

  private boolean cut(Word word, Sink sink) {
    if (word.isTooLong()) {
      return sink.piece(unknown);
    }
    int length = word.length();
    int whole = starts.find(word, 0, length);
    if (whole >= 0) {
      return sink.piece(whole);
    }
    int[] found = new int[length];
    int count = 0;
    for (int at = 0; at < length; count++) {
      PieceTable table = at == 0 ? starts : continuations;
      int end = Math.min(length, at + table.longest());
      int id = -1;
      while (end > at && (id = table.find(word, at, end)) < 0) {
        end--;
      }
      if (id < 0) {
        return sink.piece(unknown);
      }
      found[count] = id;
      at = end;
    }
    for (int i = 0; i < count; i++) {
      if (!sink.piece(found[i])) {
        return false;
      }
    }
    return true;
  }

  private int special(String piece, String name) {
    int id = vocabulary.indexOf(piece);
    if (id < 0) {
      throw new DataException(
          name + ": has no piece " + piece + "; expected the vocabulary of a BERT model");
    }
    return id;
  }

  private static final class Pieces implements Sink {
    private final int limit;
    private int[] ids;
    private int size;

    Pieces(int limit) {
      this.limit = limit;
      this.ids = new int[Math.min(limit, 256)];
    }

    @Override
    public boolean piece(int id) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, Math.min(limit, 2 * size));
      }
      ids[size++] = id;
      return size < limit;
    }

    int[] found() {
      return Arrays.copyOf(ids, size);
    }
  }
}
