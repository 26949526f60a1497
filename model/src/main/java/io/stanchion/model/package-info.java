/** Training, the model file, and prediction. Tribuo is used for training and does not show. */
@NullMarked
package io.stanchion.model;

import org.jspecify.annotations.NullMarked;
