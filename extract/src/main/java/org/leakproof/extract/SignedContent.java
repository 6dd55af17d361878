package org.leakproof.extract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * A signed document with the signature around it ({@code contract.pdf.p7m}): hands on what was signed. Nothing is
 * verified here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5652">RFC 5652, Cryptographic Message Syntax</a>
 */
final class SignedContent implements Parser {
    /** A signature without the document that it signs. */
    static final class Detached extends TikaException {
        private static final long serialVersionUID = 1L;

        Detached() {
            super("detached signature");
        }
    }

    private static final long serialVersionUID = 1L;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.application("pkcs7-mime"), MediaType.application("pkcs7-signature"));
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        ASN1ObjectIdentifier type = contentType(TikaInputStream.cast(stream).getPath());
        if (type.equals(CMSObjectIdentifiers.envelopedData)
                || type.equals(CMSObjectIdentifiers.authEnvelopedData)
                || type.equals(CMSObjectIdentifiers.encryptedData)) {
            throw new EncryptedDocumentException();
        }
        try {
            CMSSignedDataParser signed =
                    new CMSSignedDataParser(new BcDigestCalculatorProvider(), CloseShieldInputStream.wrap(stream));
            CMSTypedStream content = signed.getSignedContent();
            if (content == null) throw new Detached();
            XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
            xhtml.startDocument();
            context.get(EmbeddedDocumentExtractor.class)
                    .parseEmbedded(content.getContentStream(), xhtml, new Metadata(), false);
            xhtml.endDocument();
        } catch (CMSException e) {
            throw new TikaException("no signed content", e);
        }
    }

    private static ASN1ObjectIdentifier contentType(Path file) throws IOException, TikaException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (new ASN1StreamParser(in).readObject() instanceof ASN1SequenceParser sequence) {
                return new ContentInfoParser(sequence).getContentType();
            }
            throw new TikaException("no content info");
        }
    }
}
