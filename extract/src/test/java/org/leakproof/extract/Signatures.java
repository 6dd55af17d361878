package org.leakproof.extract;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signed and encrypted documents (CMS), by a key that nobody keeps. */
final class Signatures {
    private Signatures() {}

    static byte[] around(byte[] document) throws Exception {
        return signed(document, true);
    }

    static byte[] detachedFrom(byte[] document) throws Exception {
        return signed(document, false);
    }

    static byte[] encrypted(byte[] document) throws Exception {
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(certificate(keys())));
        return generator
                .generate(
                        new CMSProcessableByteArray(document),
                        new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES128_CBC).build())
                .getEncoded();
    }

    private static byte[] signed(byte[] document, boolean withDocument) throws Exception {
        KeyPair keys = keys();
        X509Certificate certificate = certificate(keys);
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(signer(keys), certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return generator
                .generate(new CMSProcessableByteArray(document), withDocument)
                .getEncoded();
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return generator.generateKeyPair();
    }

    private static ContentSigner signer(KeyPair keys) throws Exception {
        return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    }

    private static X509Certificate certificate(KeyPair keys) throws Exception {
        X500Name name = new X500Name("CN=Maria Muster");
        X509CertificateHolder holder = new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, new Date(0), new Date(4_000_000_000_000L), name, keys.getPublic())
                .build(signer(keys));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}
