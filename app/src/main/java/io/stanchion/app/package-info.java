/** The command line: what people type and what they see. */
@NullMarked
package io.stanchion.app;

import org.jspecify.annotations.NullMarked;
