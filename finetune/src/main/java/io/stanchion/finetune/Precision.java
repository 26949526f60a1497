package io.stanchion.finetune;

/** In what numbers a network multiplies by its weights; all else is done in 32 bits. */
enum Precision {
  /** Numbers of 32 bits. */
  FLOAT32,
  /** Numbers of 16 bits with an exponent of 8, summed in 32 bits. */
  BFLOAT16
}
