package io.paddock.lab;

import io.paddock.capacity.Slice;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What {@code nvidia-smi -L} and {@code nvidia-smi -q -x} say, joined: the list has the ids, the XML has the memory; a part of a GPU has mostly no
 * id in the XML and is found by its GPU and number.
 */
final class NvidiaReport {

    private static final Pattern GPU = Pattern.compile("GPU\\s+(\\d+):\\s*(.+?)\\s*\\(UUID:\\s*(GPU-[^)\\s]+)\\)\\s*");
    private static final Pattern PART =
            Pattern.compile("\\s+MIG\\s+(\\S+)\\s+Device\\s+(\\d+):\\s*\\(UUID:\\s*(MIG-[^)\\s]+)\\)\\s*");
    /** Several of these share memory and bandwidth of one instance: not kept apart by the hardware. */
    private static final Pattern SHARED_INSTANCE = Pattern.compile("\\d+c\\..*");

    private static final Pattern MEBIBYTES = Pattern.compile("(\\d+) MiB");

    private record Key(String gpu, int part) {}

    private record Part(Key key, String id) {}

    /** The tool lists no GPU and says why. */
    static final class NothingListed extends RuntimeException {

        private static final long serialVersionUID = 1;

        NothingListed(String words) {
            super(words);
        }
    }

    private NvidiaReport() {}

    /**
     * The slices of a node. What reports no memory, and parts that are not kept apart from others, are left out.
     *
     * @throws NothingListed with the tool's own words where it lists no GPU
     * @throws IllegalArgumentException where the report cannot be read
     */
    static List<Slice> slices(String node, String list, String xml) {
        Map<String, String> models = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        Set<String> divided = new HashSet<>();
        readList(list, models, parts, divided);
        if (models.isEmpty()) {
            throw new NothingListed(list.strip());
        }
        Document document = parse(xml);
        var slices = new ArrayList<Slice>();
        for (Element gpu : children(document.getDocumentElement(), "gpu")) {
            String id = text(gpu, "uuid");
            String model = models.get(id);
            if (model == null) {
                continue;
            }
            if (text(gpu, "mig_mode", "current_mig").equals("Enabled") || divided.contains(id)) {
                addParts(node, gpu, id, model, parts, slices);
            } else {
                memory(gpu)
                        .ifPresent(mebibytes -> slices.add(
                                new Slice(id, node, Slice.Kind.WHOLE, model, id, mebibytes, Slice.State.AVAILABLE)));
            }
        }
        return slices;
    }

    private static void readList(String list, Map<String, String> models, List<Part> parts, Set<String> divided) {
        String current = "";
        for (String line : list.lines().toList()) {
            Matcher gpu = GPU.matcher(line);
            Matcher part = PART.matcher(line);
            if (gpu.matches()) {
                current = gpu.group(3);
                models.put(current, gpu.group(2));
            } else if (part.matches()) {
                divided.add(current);
                if (!SHARED_INSTANCE.matcher(part.group(1)).matches()) {
                    parts.add(new Part(new Key(current, Integer.parseInt(part.group(2))), part.group(3)));
                }
            }
        }
    }

    private static void addParts(
            String node, Element gpu, String id, String model, List<Part> parts, List<Slice> slices) {
        Map<Integer, Element> described = new HashMap<>();
        children(gpu, "mig_devices")
                .forEach(all -> children(all, "mig_device")
                        .forEach(one -> number(text(one, "index")).ifPresent(index -> described.put(index, one))));
        for (Part part : parts) {
            Element description = described.get(part.key().part());
            if (part.key().gpu().equals(id) && description != null) {
                memory(description)
                        .ifPresent(mebibytes -> slices.add(new Slice(
                                part.id(), node, Slice.Kind.MIG, model, id, mebibytes, Slice.State.AVAILABLE)));
            }
        }
    }

    /** {@code N/A}, {@code [N/A]} and {@code [Insufficient Permissions]} are no number. */
    private static OptionalInt memory(Element of) {
        Matcher mebibytes = MEBIBYTES.matcher(text(of, "fb_memory_usage", "total"));
        return mebibytes.matches() ? number(mebibytes.group(1)) : OptionalInt.empty();
    }

    private static OptionalInt number(String text) {
        return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** The real output has a document type: it is neither loaded nor a reason to refuse the rest. */
    private static Document parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml.strip())));
        } catch (SAXException | java.io.IOException e) {
            throw new IllegalArgumentException("the report cannot be read: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Element of, String... path) {
        Element at = of;
        for (String name : path) {
            List<Element> next = children(at, name);
            if (next.isEmpty()) {
                return "";
            }
            at = next.getFirst();
        }
        return at.getTextContent().strip();
    }

    private static List<Element> children(Element of, String name) {
        var children = new ArrayList<Element>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
