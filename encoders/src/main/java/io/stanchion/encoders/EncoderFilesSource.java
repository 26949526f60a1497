package io.stanchion.encoders;

import io.stanchion.dataset.DataException;
import io.stanchion.features.Encoder;
import io.stanchion.features.EncoderSource;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The encoders of this module: those on the class path, by name, and files. {@code
 * stance-small-en-q} and {@code bge-small-en-v15-q} are always there; others are there if the class
 * path has the artifact {@code dev.langchain4j:langchain4j-embeddings-NAME}. A file is a directory
 * with {@code model.onnx} and {@code tokenizer.json}, an {@code .onnx} file with its tokeniser
 * beside it, a static encoder, {@code .encoder}, or descriptions for another encoder, {@code
 * .descriptions.json}.
 */
public final class EncoderFilesSource implements EncoderSource {
  /** The encoder of the module {@code stanchion-stance-encoder}. */
  private static final String STANCE = "stance-small-en-q";

  private static final List<Known> KNOWN =
      Stream.concat(
              Stream.of(
                      new Known("all-minilm-l6-v2", "all-minilm-l6-v2", Pooling.MEAN, ""),
                      new Known("bge-small-en-v15", "bge-small-en-v1.5", Pooling.CLS, ""),
                      new Known("e5-small-v2", "e5-small-v2", Pooling.MEAN, "query: "))
                  .flatMap(known -> Stream.of(known, known.quantised())),
              Stream.of(new Known(STANCE, STANCE, Pooling.CLS, "")))
          .toList();

  private final ClassLoader classPath;

  /** Creates a source that searches the class path of this class. */
  public EncoderFilesSource() {
    this(EncoderFilesSource.class.getClassLoader());
  }

  EncoderFilesSource(ClassLoader classPath) {
    this.classPath = classPath;
  }

  @Override
  public List<String> names() {
    return KNOWN.stream().filter(known -> known.isOn(classPath)).map(Known::name).sorted().toList();
  }

  @Override
  public Optional<Encoder> open(String name) {
    if (name.endsWith(DescriptionEncoder.SUFFIX)) {
      return path(name).map(path -> DescriptionEncoder.read(path, this::open));
    }
    Optional<EncoderFiles> files = files(name);
    return files.isPresent()
        ? files.map(OnnxEncoder::new)
        : path(name).filter(path -> path.toString().endsWith(".encoder")).map(StaticEncoder::read);
  }

  /** Reads the files of an ONNX encoder, if there is one of that name. */
  Optional<EncoderFiles> files(String name) {
    for (Known known : KNOWN) {
      if (known.name().equals(name) && known.isOn(classPath)) {
        return Optional.of(known.read(classPath));
      }
    }
    return path(name)
        .filter(path -> path.toString().endsWith(".onnx") || Files.isDirectory(path))
        .map(EncoderFiles::at);
  }

  private static Optional<Path> path(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    boolean isFile = name.endsWith(".onnx") || name.endsWith(".encoder");
    if (isFile && !Files.exists(path)) {
      throw new DataException(path + ": no such file; expected an encoder");
    }
    // The empty path would be the working directory.
    return name.isBlank() ? Optional.empty() : Optional.of(path);
  }

  /** An encoder whose artifact has its files at the top of its jar. */
  private record Known(String name, String file, Pooling pooling, String prefix) {
    Known quantised() {
      return new Known(name + "-q", file + "-q", pooling, prefix);
    }

    boolean isOn(ClassLoader classPath) {
      return onnx(classPath).isPresent() && tokeniser(classPath).isPresent();
    }

    EncoderFiles read(ClassLoader classPath) {
      return EncoderFiles.of(
          name,
          onnx(classPath).orElseThrow(),
          tokeniser(classPath).orElseThrow(),
          settings(classPath));
    }

    /**
     * Returns the settings. The stance encoder has them in a file, as every fine-tuned encoder
     * does.
     */
    private EncoderSettings settings(ClassLoader classPath) {
      return Optional.ofNullable(classPath.getResource(file + "-encoder.json"))
          .map(own -> EncoderSettings.of(EncoderFiles.bytes(own), name))
          .orElse(new EncoderSettings(pooling, prefix));
    }

    private Optional<URL> onnx(ClassLoader classPath) {
      return Optional.ofNullable(classPath.getResource(file + ".onnx"));
    }

    private Optional<URL> tokeniser(ClassLoader classPath) {
      return Optional.ofNullable(classPath.getResource(file + "-tokenizer.json"));
    }
  }
}
