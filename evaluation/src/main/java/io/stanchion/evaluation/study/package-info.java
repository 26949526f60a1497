/** What came of an evaluation, whole: for a table, a page and a machine alike. */
@NullMarked
package io.stanchion.evaluation.study;

import org.jspecify.annotations.NullMarked;
