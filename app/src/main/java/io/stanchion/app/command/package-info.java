/** The subcommands, one type each. */
@NullMarked
package io.stanchion.app.command;

import org.jspecify.annotations.NullMarked;
