package dev.flamelab.drawing;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What is in a drawing, apart from where: for drawings of different Graphvizes, which place things differently. */
final class Drawn {
    private Drawn() {}

    /** By the title of each node and edge: its id, texts, tooltips and colours. */
    static TreeMap<String, List<String>> parts(String svg) {
        var parts = new TreeMap<String, List<String>>();
        NodeList groups = document(svg).getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.getAttribute("class").matches("node|edge|cluster")) {
                String title = group.getElementsByTagName("title").item(0).getTextContent();
                parts.put(title + " " + parts.size(), part(group));
            }
        }
        return parts;
    }

    private static List<String> part(Element group) {
        List<String> part = new ArrayList<>(List.of(group.getAttribute("class"), group.getAttribute("id")));
        NodeList texts = group.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            // A no-break space is what some write for a space at the edge.
            part.add(text.getTextContent().replace('\u00a0', ' ').strip() + " " + text.getAttribute("font-size"));
        }
        for (String shape : List.of("polygon", "path")) {
            NodeList shapes = group.getElementsByTagName(shape);
            for (int i = 0; i < shapes.getLength(); i++) {
                Element drawn = (Element) shapes.item(i);
                part.add(shape + " " + drawn.getAttribute("fill") + " " + drawn.getAttribute("stroke") + " "
                        + drawn.getAttribute("stroke-width") + " " + drawn.getAttribute("stroke-dasharray"));
            }
        }
        NodeList links = group.getElementsByTagName("a");
        for (int i = 0; i < links.getLength(); i++) {
            part.add(((Element) links.item(i)).getAttribute("xlink:title"));
        }
        return part;
    }

    static org.w3c.dom.Document document(String svg) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("this is no XML: " + e.getMessage(), e);
        }
    }
}
