/** Options that several commands share. */
@NullMarked
package io.stanchion.app.option;

import org.jspecify.annotations.NullMarked;
