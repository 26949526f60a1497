package io.stanchion.app.option;

import io.stanchion.model.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The text that {@code --version} prints. */
public final class ProgramName implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {ProgramVersion.text()};
  }
}
