/** Benchmarks of how fast paragraphs are classified. */
@NullMarked
package io.stanchion.bench;

import org.jspecify.annotations.NullMarked;
