package io.stanchion.dataset.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EncodingsTest {
  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, windows-1252",
    "ISO-8859-1, windows-1252",
    " Latin1 , windows-1252",
    "us-ascii, windows-1252",
    "iso-8859-9, windows-1254",
    "iso-8859-11, x-windows-874",
    "gb2312, GB18030",
    "GBK, GB18030",
    "shift_jis, windows-31j",
    "euc-kr, x-windows-949",
    "big5, Big5-HKSCS",
    "utf8, UTF-8",
    "utf-16, UTF-16LE",
    "iso-8859-15, ISO-8859-15",
    "windows-1251, windows-1251",
    "koi8-r, KOI8-R",
  })
  void findsWhatBrowsersReadForALabel(String label, String charset) {
    assertThat(Encodings.find(label)).contains(Charset.forName(charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ansi", "utf-32", "iso-8859-99", "UTF–8"})
  void findsNothingForOtherNames(String label) {
    assertThat(Encodings.find(label)).isEmpty();
  }

  @Test
  void findsNamesOfJavaTooWhereAUserTypesThem() {
    assertThat(Encodings.findNamed("UTF-32LE")).contains(Charset.forName("UTF-32LE"));
    assertThat(Encodings.findNamed("latin1")).contains(Charset.forName("windows-1252"));
    assertThat(Encodings.findNamed("ansi")).isEmpty();
    assertThat(Encodings.findNamed("no such")).isEmpty();
  }

  @Test
  void suggestsWhatWindowsCallsAnsi() {
    assertThat(Encodings.suggestion("ANSI")).contains("windows-1252");
    assertThat(Encodings.suggestion("utf-8-sig")).contains("UTF-8");
    assertThat(Encodings.suggestion("klingon")).isEmpty();
  }

  @Test
  void replacesAnEncodingByTheOneThatBrowsersRead() {
    assertThat(Encodings.asBrowsersDo(StandardCharsets.ISO_8859_1))
        .isEqualTo(Charset.forName("windows-1252"));
    assertThat(Encodings.asBrowsersDo(StandardCharsets.UTF_8)).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Encodings.asBrowsersDo(StandardCharsets.UTF_16BE))
        .isEqualTo(StandardCharsets.UTF_16BE);
    assertThat(Encodings.asBrowsersDo(StandardCharsets.UTF_16)).isEqualTo(StandardCharsets.UTF_16);
    assertThat(Encodings.asBrowsersDo(Charset.forName("UTF-32LE")))
        .isEqualTo(Charset.forName("UTF-32LE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<meta charset=iso-8859-1> | windows-1252",
        "<META CHARSET='gb2312'> | GB18030",
        "<meta http-equiv=Content-Type content='text/html; charset=big5'> | Big5-HKSCS",
        "<?xml version='1.0' encoding='koi8-r'?><html> | KOI8-R",
        "<meta charset=utf-16> | UTF-8",
        "<meta charset=unheard-of><meta charset=latin2> | ISO-8859-2",
      })
  void findsTheEncodingThatAPageDeclares(String html, String charset) {
    assertThat(HtmlEncoding.declared(html.getBytes(StandardCharsets.US_ASCII)))
        .contains(Charset.forName(charset));
  }

  @Test
  void findsNoEncodingWhereAPageDeclaresNone() {
    byte[] page = "<p>The word charset=utf-8 in a text.</p>".getBytes(StandardCharsets.US_ASCII);

    assertThat(HtmlEncoding.declared(page)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1252 | The ministry “rejected” the ban – it costs 5 €, an aide said on Monday.",
        "windows-1252 | Müller sagt nein.",
        "windows-1251 | Совет города проголосовал против нового моста во вторник вечером.",
        "koi8-r | Совет города проголосовал против нового моста во вторник вечером.",
        "gb18030 | 市议会星期二晚上投票反对新的收费大桥，店主们很高兴。",
        "shift_jis | 町議会は火曜日の夜、新しい有料橋に反対する票を投じた。",
        "euc-kr | 시의회는 화요일 저녁 새로운 유료 다리에 반대표를 던졌다.",
      })
  void guessesTheEncodingOfText(String encoding, String text) {
    assertThat(EncodingGuess.find(text.getBytes(Charset.forName(encoding)))).contains(encoding);
  }

  @Test
  void guessesNothingForUtf8InWhichFewBytesAreDamaged() {
    byte[] text = "Müller says the café is closed, M-ller says.".getBytes(StandardCharsets.UTF_8);
    text[text.length - 12] = (byte) 0xfc;

    assertThat(EncodingGuess.find(text)).isEmpty();
    assertThat(EncodingGuess.find(new byte[] {'a', '\n', (byte) 0xff, '\n', 'b'})).isEmpty();
  }

  @Test
  void guessesUtf16ByItsNulBytes() {
    assertThat(EncodingGuess.findUtf16("No.".getBytes(StandardCharsets.UTF_16LE)))
        .contains("UTF-16LE");
    assertThat(EncodingGuess.findUtf16("No.".getBytes(StandardCharsets.UTF_16BE)))
        .contains("UTF-16BE");
    assertThat(EncodingGuess.findUtf16("No. \0 No.".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(EncodingGuess.findUtf16(new byte[0])).isEmpty();
  }
}
