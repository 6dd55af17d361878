package org.leakproof.contract.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ids last longer than a version of the program: the values here were computed by another one. */
class IdsTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final byte[] MAC =
            HexFormat.of().parseHex("f51f5e2e7f172a20f29112f3b8598052b56fc25fb256a4e5ec3640ab5bbba733");

    @Test
    void citeIdIsTheSameInEveryVersion() {
        assertThat(PublicId.ofMac(MAC)).hasToString("LPYMFNWBKZ2WN21F");
    }

    @Test
    void messageIdIsTheSameInEveryVersion() {
        Provenance provenance = new Provenance(new ArchiveId("0".repeat(32)), 3, "ab.0", 12, 34, "mbox", 1);
        assertThat(MessageId.of(provenance)).hasToString("4dcd30de5653b6fb8d060a74b2f21ec0");
    }

    @Test
    void messageIdDependsOnTheContentAndNotOnNamesAndNeighbours() {
        Provenance here = new Provenance(new ArchiveId("0".repeat(32)), 3, "ab.0", 12, 34, "mbox", 1);
        Provenance moved = new Provenance(new ArchiveId("f".repeat(32)), 99, "ab.0", 12, 34, "mbox", 2);
        Provenance behind = new Provenance(new ArchiveId("0".repeat(32)), 3, "ab.0", 13, 34, "mbox", 1);
        assertThat(MessageId.of(moved)).isEqualTo(MessageId.of(here));
        assertThat(MessageId.of(behind)).isNotEqualTo(MessageId.of(here));
    }

    @Test
    void idSetIsTheSameInEveryVersion() {
        assertThat(IdSet.EMPTY.plus("eins").plus("zwei")).isEqualTo(new IdSet(2, "cde5781f5bea545d13e65e9accdc3ddf"));
    }

    @Test
    void idSetsOfTheSameIdsAreEqualInWhateverOrderAndParts() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add("id " + i);
        }
        IdSet whole = set(ids);
        Collections.shuffle(ids, new Random(7));

        assertThat(set(ids)).isEqualTo(whole);
        assertThat(set(ids.subList(0, 30)).plus(set(ids.subList(30, 100)))).isEqualTo(whole);
        assertThat(set(ids).plus(IdSet.EMPTY)).isEqualTo(whole);
    }

    @Test
    void idSetsOfOtherIdsDiffer() {
        IdSet ab = set(List.of("a", "b"));
        assertThat(ab).isNotEqualTo(set(List.of("a", "c"))).isNotEqualTo(set(List.of("a")));
        assertThat(set(List.of("a", "a"))).isNotEqualTo(ab);
        assertThat(new IdSet(1, "f".repeat(32)).plus(new IdSet(1, "0".repeat(31) + "1")))
                .isEqualTo(new IdSet(2, "0".repeat(32)));
    }

    @Test
    void hashOfPartsDependsOnWhereTheyAreParted() {
        assertThat(HexFormat.of().formatHex(Hashes.sha256("a", "b")))
                .isEqualTo("16275ef0f5d0eb9dd9e0a53277549fda5c886358a6872df23c797b13e11455bc");
        assertThat(Hashes.hex128("ab", "c"))
                .isNotEqualTo(Hashes.hex128("a", "bc"))
                .hasSize(32);
    }

    @Test
    void checkCharacterShowsEveryWrongCharacter() {
        String id = PublicId.ofMac(MAC).value();
        for (int i = 2; i < id.length(); i++) {
            for (char wrong : ALPHABET.toCharArray()) {
                String slip = id.substring(0, i) + wrong + id.substring(i + 1);
                assertThat(PublicId.isValid(slip)).as(slip).isEqualTo(slip.equals(id));
            }
        }
    }

    @Test
    void checkCharacterShowsEverySwap() {
        String id = PublicId.ofMac(MAC).value();
        for (int i = 2; i < id.length(); i++) {
            for (int j = i + 1; j < id.length(); j++) {
                StringBuilder swapped = new StringBuilder(id);
                swapped.setCharAt(i, id.charAt(j));
                swapped.setCharAt(j, id.charAt(i));
                assertThat(PublicId.isValid(swapped.toString()))
                        .as(swapped.toString())
                        .isEqualTo(id.charAt(i) == id.charAt(j));
            }
        }
    }

    @Test
    void citeIdTellsApartWhatDiffersInItsFirst65Bits() {
        byte[] other = MAC.clone();
        other[8] ^= (byte) 0x80;
        byte[] behind = MAC.clone();
        behind[8] ^= 0x40;
        assertThat(PublicId.ofMac(other)).isNotEqualTo(PublicId.ofMac(MAC));
        assertThat(PublicId.ofMac(behind)).isEqualTo(PublicId.ofMac(MAC));
        assertThat(PublicId.ofMac(MAC).value()).matches("LP[0-9A-HJKMNP-TV-Z]{14}");
    }

    @Test
    void refusesWhatIsNoId() {
        for (String bad :
                List.of("", "LP", "LPabcdefghijklmn", "LP0000000000000!", "lp00000000000000", "LP000000000000000")) {
            assertThatThrownBy(() -> new PublicId(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new MessageId("0".repeat(31))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ArchiveId("G".repeat(32))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RunId("0".repeat(32))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdSet(-1, "0".repeat(32))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CiteCode.encode(new byte[8], 13)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CiteCode.check("ILOU")).isInstanceOf(IllegalArgumentException.class);
    }

    private static IdSet set(List<String> ids) {
        IdSet set = IdSet.EMPTY;
        for (String id : ids) {
            set = set.plus(id);
        }
        return set;
    }
}
