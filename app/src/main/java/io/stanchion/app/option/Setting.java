package io.stanchion.app.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an option that results depend on: its value stands in the record of a run. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Setting {
  /** Stands in the record where the option is not given and the command chooses. */
  String unset() default "";
}
