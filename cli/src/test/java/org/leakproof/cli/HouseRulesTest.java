package org.leakproof.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Message;

/** Who may know whom. */
final class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.leakproof");

    @Test
    void stagesMeetInTopicsOnly() {
        String[] stages = {"ingest", "redact", "publish"};
        for (String stage : stages) {
            for (String other : stages) {
                if (!stage.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("org.leakproof." + stage + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("org.leakproof." + other + "..")
                            .check(HOUSE);
                }
            }
        }
    }

    @Test
    void nobodyButTheCommandLineKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.leakproof.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.leakproof.cli..")
                .check(HOUSE);
    }

    @Test
    void recordsOfTheContractImportNoLibrary() {
        classes()
                .that()
                .resideInAPackage("org.leakproof.contract.record..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.leakproof.contract.record..", "java..", "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void onlyRedactMakesCleanRecords() {
        noClasses()
                .that()
                // publish.spool reads back what redact made
                .resideOutsideOfPackages(
                        "org.leakproof.redact..", "org.leakproof.contract..", "org.leakproof.publish.spool..")
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(CleanRecord.class))))
                .check(HOUSE);
    }

    @Test
    void publishNeverSeesAMessage() {
        noClasses()
                .that()
                .resideInAPackage("org.leakproof.publish..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Message.class)
                .check(HOUSE);
    }

    @Test
    void nobodyReadsSerializedJava() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(HOUSE);
    }

    @Test
    void noDrawersForOddsAndEnds() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..base..", "..helper..")
                .check(HOUSE);
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(HOUSE);
    }

    @Test
    void noGlobalClockOrSeed() {
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(java.time.Clock.class)
                .orShould()
                .haveRawType(java.util.Random.class)
                .check(HOUSE);
    }
}
