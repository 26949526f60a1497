/** The article of a web page: its text, what was left out and why, and its metadata. */
@NullMarked
package io.stanchion.dataset.page;

import org.jspecify.annotations.NullMarked;
