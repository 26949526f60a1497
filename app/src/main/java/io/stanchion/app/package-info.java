/** The command line. */
@NullMarked
package io.stanchion.app;

import org.jspecify.annotations.NullMarked;
