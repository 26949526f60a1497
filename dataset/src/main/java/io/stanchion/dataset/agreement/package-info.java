/** How far annotators agree. */
@NullMarked
package io.stanchion.dataset.agreement;

import org.jspecify.annotations.NullMarked;
