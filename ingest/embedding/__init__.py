"""Text → vectors, behind one seam: the bundled ONNX model, sentence-transformers, or a remote endpoint."""
