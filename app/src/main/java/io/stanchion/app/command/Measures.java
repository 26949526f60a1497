package io.stanchion.app.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a command that measures: it records its run in a results file, and writes no file unless an
 * option marked {@link io.stanchion.app.option.WritesFile} names it. {@code reproduce} runs marked
 * commands only.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Measures {}
