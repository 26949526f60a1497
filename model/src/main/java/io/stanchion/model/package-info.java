/** Training, model files and prediction. */
@NullMarked
package io.stanchion.model;

import org.jspecify.annotations.NullMarked;
