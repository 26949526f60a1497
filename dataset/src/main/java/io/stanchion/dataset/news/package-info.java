/** Labels of real news, without the text, which belongs to its publishers. */
@NullMarked
package io.stanchion.dataset.news;

import org.jspecify.annotations.NullMarked;
