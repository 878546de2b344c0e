package io.paddock.course.roster;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The XML files that an {@code .xlsx} file is made of, unpacked as far as a class list needs: whoever sends a few
 * kilobytes that unpack to gigabytes is refused at the limit, whatever the file says about its sizes.
 */
final class XlsxParts {

    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_PARTS = 1_000;
    private static final String DTD = "a document type";

    private final Map<String, byte[]> parts;

    private XlsxParts(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** @throws Refusal where it unpacks to too much or cannot be unpacked */
    static XlsxParts of(byte[] file) {
        var parts = new HashMap<String, byte[]>();
        var seen = 0;
        var left = MOST_BYTES;
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (!zip.canReadEntryData(entry)) {
                    throw new Refusal(Message.of("roster.refused.xlsx"));
                }
                byte[] bytes;
                try (var content = zip.getInputStream(entry)) {
                    bytes = content.readNBytes(left + 1);
                }
                left -= bytes.length;
                seen++;
                if (left < 0 || seen > MOST_PARTS) {
                    throw new Refusal(Message.of("roster.refused.unpacked"));
                }
                var name = entry.getName();
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    parts.putIfAbsent(name, bytes);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Refusal(Message.of("roster.refused.xlsx"), broken);
        }
        return new XlsxParts(parts);
    }

    /**
     * A part's elements, without any document type or outside entity; empty where there is no such part.
     *
     * @throws XMLStreamException where it is no XML
     */
    Optional<XMLStreamReader> open(String name) throws XMLStreamException {
        var bytes = parts.get(name);
        if (bytes == null) {
            return Optional.empty();
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException(DTD);
        });
        return Optional.of(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
    }
}
