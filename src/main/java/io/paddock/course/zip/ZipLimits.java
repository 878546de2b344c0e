package io.paddock.course.zip;

/**
 * How much of a zip is unpacked at most, whatever it says of itself.
 *
 * @param ratio unpacked bytes for each packed one, from the first mebibyte on
 * @param depth folders within folders
 */
public record ZipLimits(long fileBytes, long totalBytes, int entries, int ratio, int depth) {

    public static final ZipLimits DEFAULT = new ZipLimits(64L << 20, 512L << 20, 5_000, 200, 12);
}
