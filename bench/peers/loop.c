/* The limit line: lowers ASCII, hashes words and pairs, sums rows, a label a line.
   loop TEXT LOG2_OF_ROWS: CPU seconds include reading. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int isWord(unsigned c) {
  return c > 127 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  uint64_t mask = (1ull << atoi(arguments[2])) - 1;
  float *rows = malloc(sizeof(float) * 4 * (mask + 1));
  FILE *in = fopen(arguments[1], "rb");
  if (!rows || !in) return 1;
  for (uint64_t i = 0; i < 4 * (mask + 1); i++) rows[i] = (float)(int32_t)(i * 0x9E3779B9u) * 0x1p-31f;
  static unsigned char buffer[1 << 16];
  uint64_t word = 0, before = 0;
  float a = 0, b = 0, c = 0;
  size_t size;
  while ((size = fread(buffer, 1, sizeof buffer, in)) > 0) {
    for (size_t i = 0; i < size; i++) {
      unsigned letter = buffer[i];
      if (letter >= 'A' && letter <= 'Z') letter |= 0x20;
      if (isWord(letter)) {
        word = (word + letter) * 0x9E3779B97F4A7C15ull;
        continue;
      }
      if (word) {
        float *one = rows + 4 * ((word >> 20) & mask);
        float *pair = rows + 4 * ((((before * 31 + word) * 0xD6E8FEB86659FD93ull) >> 20) & mask);
        a += one[0] + pair[0], b += one[1] + pair[1], c += one[2] + pair[2];
        before = word, word = 0;
      }
      if (letter == '\n') {
        putchar(a > b ? (a > c ? '0' : '2') : (b > c ? '1' : '2')), putchar('\n');
        a = b = c = 0, before = 0;
      }
    }
  }
  return ferror(in) != 0;
}
