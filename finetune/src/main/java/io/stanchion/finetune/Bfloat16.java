package io.stanchion.finetune;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Multiplies in numbers of 16 bits with an exponent of 8, and sums in 32 (mixed precision without a
 * scale of the loss: Kalamkar et al., 2019, arXiv:1905.12322). Processors with instructions for it
 * (AMX, AVX-512 BF16) do it several times as fast; others are slower than in 32 bits.
 *
 * <p>PyTorch can do it, but DJL has no name for these numbers. A script of PyTorch's own has, and
 * DJL runs and differentiates those.
 */
final class Bfloat16 implements Product {
  private static final String SCRIPT =
      """
      class Product(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Product,
          input: Tensor,
          weight: Tensor) -> Tensor:
          product = torch.matmul(torch.to(input, 15), torch.to(weight, 15))
          return torch.to(product, 6)
      """;

  /** An object of that class that is training, as Python's pickle writes it. */
  private static final String OBJECT =
      "\u0080\u0002c__torch__\nProduct\n)\u0081}X\u0008\0\0\0training\u0088sb.";

  /** An empty tuple. */
  private static final String NOTHING = "\u0080\u0002).";

  private final Model model;
  private final ParameterStore none;

  /**
   * Loads the script.
   *
   * @param manager Any manager of PyTorch's.
   */
  Bfloat16(NDManager manager) {
    this.model = Model.newInstance("product", "PyTorch");
    this.none = new ParameterStore(manager, false);
    try {
      model.load(new ByteArrayInputStream(archive()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedModelException e) {
      throw new IllegalStateException("PyTorch does not take its own script", e);
    }
  }

  @Override
  public NDArray of(NDArray input, NDArray weight) {
    return model.getBlock().forward(none, new NDList(input, weight), true).singletonOrThrow();
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "version", "3\n");
      put(zip, "data.pkl", OBJECT);
      put(zip, "constants.pkl", NOTHING);
      put(zip, "code/__torch__.py", SCRIPT);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry("product/" + name));
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }

  @Override
  public void close() {
    model.close();
  }
}
