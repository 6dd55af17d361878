package org.leakproof.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Text of XML of no known kind: character data, and the values of attributes, which exports use for their fields. The
 * markup itself is no text, since escapes in it would hide what detectors search.
 */
final class XmlText implements Parser {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.APPLICATION_XML);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
        xhtml.startDocument();
        XMLReaderUtils.parseSAX(CloseShieldInputStream.wrap(stream), new Values(xhtml), context);
        xhtml.endDocument();
    }

    private static final class Values extends DefaultHandler {
        private final XHTMLContentHandler out;

        Values(XHTMLContentHandler out) {
            this.out = out;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            for (int i = 0; i < attributes.getLength(); i++) {
                out.newline();
                out.characters(attributes.getLocalName(i) + ": " + attributes.getValue(i));
            }
            if (attributes.getLength() > 0) out.newline();
        }

        @Override
        public void endElement(String uri, String localName, String name) throws SAXException {
            out.newline();
        }

        @Override
        public void characters(char[] buffer, int start, int length) throws SAXException {
            out.characters(buffer, start, length);
        }
    }
}
