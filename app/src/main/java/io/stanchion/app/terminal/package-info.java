/** The terminal: its streams, a progress bar, and the end of a process. */
@NullMarked
package io.stanchion.app.terminal;

import org.jspecify.annotations.NullMarked;
