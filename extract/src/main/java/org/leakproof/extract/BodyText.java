package org.leakproof.extract;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Takes the text out of the XHTML that parsers emit: what stands in its body. The head holds the document's metadata
 * (authors, titles, software), which tell who made or leaked it.
 */
final class BodyText extends DefaultHandler {
    private final TextSpool text;
    private int bodies;

    BodyText(TextSpool text) {
        this.text = text;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        if (localName.equals("body")) bodies++;
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        if (localName.equals("body")) bodies--;
    }

    @Override
    public void characters(char[] buffer, int start, int length) throws SAXException {
        if (bodies > 0) text.add(buffer, start, length);
    }

    /** The line ends and tabs that the parser puts between blocks and cells. */
    @Override
    public void ignorableWhitespace(char[] buffer, int start, int length) throws SAXException {
        characters(buffer, start, length);
    }
}
