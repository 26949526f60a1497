/** Recognition of the kind of a line: headline, bullet, caption, paragraph or boilerplate. */
@NullMarked
package io.stanchion.dataset.kinds;

import org.jspecify.annotations.NullMarked;
