/**
 * Classification on Apache Spark: a transformer, a function for SQL, and a job for {@code
 * spark-submit} with the options and answers of the command line.
 */
@NullMarked
package io.stanchion.spark;

import org.jspecify.annotations.NullMarked;
