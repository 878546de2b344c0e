package io.paddock.notebook.kernel;

/**
 * One output in several forms: {@code data} maps media types to values, {@code metadata} likewise to what is known about
 * them; both are the text of a JSON object exactly as the kernel wrote it, well-formed and bounded in size and depth.
 */
public record MimeBundle(String data, String metadata) {}
