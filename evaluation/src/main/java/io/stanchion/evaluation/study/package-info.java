/** Studies: all results of an evaluation, for tables, pages and JSON alike. */
@NullMarked
package io.stanchion.evaluation.study;

import org.jspecify.annotations.NullMarked;
