//! Binding a password's proof to the TLS connection it is given on (RFC 5929, section 4, `tls-server-end-point`): somebody in
//! the middle with a certificate of his own cannot pass the proof on.

use aws_lc_rs::digest::{Algorithm, SHA256, SHA384, SHA512, digest};

/// DER's tags of a sequence and an object identifier.
const SEQUENCE: u8 = 0x30;
const OBJECT_IDENTIFIER: u8 = 0x06;

/// Signature algorithms (the bytes of their object identifiers) and the hash of the certificate they ask for. MD5 and SHA-1
/// are replaced by SHA-256, as the RFC says. Others, such as Ed25519, name no hash: they have no binding.
const HASHES: &[(&[u8], &Algorithm)] = &[
    // 1.2.840.113549.1.1: RSA with MD5, SHA-1, SHA-256, SHA-384, SHA-512
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x04], &SHA256),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x05], &SHA256),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b], &SHA256),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0c], &SHA384),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0d], &SHA512),
    // 1.2.840.10045.4: ECDSA with SHA-1, SHA-256, SHA-384, SHA-512
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x01], &SHA256),
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02], &SHA256),
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03], &SHA384),
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x04], &SHA512),
];

/// What both ends know of the connection: the hash of the server's certificate.
pub(crate) fn end_point(certificate: &[u8]) -> Option<Vec<u8>> {
    // Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm SEQUENCE { OBJECT IDENTIFIER, … }, signature }
    let (parts, _) = element(certificate, SEQUENCE)?;
    let (_, after_content) = element(parts, SEQUENCE)?;
    let (signature_algorithm, _) = element(after_content, SEQUENCE)?;
    let (identifier, _) = element(signature_algorithm, OBJECT_IDENTIFIER)?;
    let (_, hash) = HASHES.iter().find(|(known, _)| *known == identifier)?;
    Some(digest(hash, certificate).as_ref().to_vec())
}

/// The content of a DER element with this tag, and what follows it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (found, rest) = der.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(*first), rest),
        // The length is written in so many bytes; no certificate needs more than three.
        0x81..=0x83 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    (*found == tag).then_some((content, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certificate(signature_algorithm: &[u8]) -> Vec<u8> {
        let long = [0x30, 0x82, 0x01, 0x00].into_iter().chain([7; 256]);
        let named = [0x06, u8::try_from(signature_algorithm.len()).expect("short")];
        let algorithm: Vec<u8> = named.into_iter().chain(signature_algorithm.iter().copied()).collect();
        let sequence = [0x30, u8::try_from(algorithm.len()).expect("short")].into_iter().chain(algorithm);
        let content: Vec<u8> = long.chain(sequence).chain([0x03, 0x01, 0x00]).collect();
        let length = u16::try_from(content.len()).expect("short").to_be_bytes();
        [0x30, 0x82].into_iter().chain(length).chain(content).collect()
    }

    #[test]
    fn the_certificate_is_hashed_as_its_signature_says() {
        for (identifier, hash) in HASHES {
            let certificate = certificate(identifier);
            assert_eq!(end_point(&certificate), Some(digest(hash, &certificate).as_ref().to_vec()), "{identifier:x?}");
        }
    }

    #[test]
    fn what_is_no_certificate_or_names_no_hash_has_no_binding() {
        assert_eq!(end_point(&certificate(&[0x2b, 0x65, 0x70])), None, "Ed25519");
        let whole = certificate(HASHES[0].0);
        for end in 0..whole.len() - 3 {
            assert_eq!(end_point(&whole[..end]), None, "cut off after {end} bytes");
        }
    }
}
