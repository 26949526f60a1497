package io.stanchion.app.option;

import io.stanchion.model.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The answer to {@code --version}. */
public final class ProgramName implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {ProgramVersion.text()};
  }
}
