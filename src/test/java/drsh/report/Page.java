package drsh.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A page as a parser of XML sees it. */
final class Page {

    private final Document document;

    private Page(Document document) {
        this.document = document;
    }

    /** Parses a page; fails if it is not well-formed. */
    static Page of(Report report) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return new Page(builder.parse(new InputSource(new StringReader(HtmlReport.render(report)))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    /** All elements of a name; {@code *} for all there are. */
    List<Element> all(String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .toList();
    }

    /** The elements with a class. */
    List<Element> with(String name, String style) {
        return all(name).stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ", -1)).contains(style))
                .toList();
    }

    /** The wide picture, or the narrow one. */
    Element picture(String size) {
        return with("svg", size).get(0);
    }

    /** The elements of a class within one of the pictures. */
    List<Element> drawn(String size, String name, String style) {
        return with(name, style).stream()
                .filter(element -> within(element, picture(size)))
                .toList();
    }

    private static boolean within(Element element, Element outer) {
        for (Node at = element; at != null; at = at.getParentNode()) {
            if (at.isSameNode(outer)) {
                return true;
            }
        }
        return false;
    }

    /** Says nothing on its own and forgives nothing. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
