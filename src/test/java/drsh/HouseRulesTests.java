package drsh;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions between packages, and who alone may use what. */
@AnalyzeClasses(packages = "drsh", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTests {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("drsh.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheDockerPackageUsesDockerJava = only("docker", "com.github.dockerjava..");

    @ArchTest
    static final ArchRule onlyTheShellUsesSpringShell = only("shell", "org.springframework.shell..");

    @ArchTest
    static final ArchRule onlyTheShellUsesJLine = only("shell", "org.jline..");

    @ArchTest
    static final ArchRule onlyTheShellUsesSpringBeans = noClasses()
            .that()
            .resideOutsideOfPackages("drsh", "drsh.shell..", "drsh.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule onlyTheRunbookPackageReadsMarkdown = only("runbook", "org.commonmark..");

    @ArchTest
    static final ArchRule onlyTheOpenPgpPackageUsesBouncyCastle = only("openpgp", "org.bouncycastle..");

    @ArchTest
    static final ArchRule onlyTheProcessPackageStartsProcesses = noClasses()
            .that()
            .resideOutsideOfPackage("drsh.process..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    @ArchTest
    static final ArchRule theLowerPackagesDoNotKnowTheHigherOnes = noClasses()
            .that()
            .resideOutsideOfPackages("drsh", "drsh.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("drsh.shell..");

    @ArchTest
    static final ArchRule runbooksAndSessionsKnowNeitherEngineNorDatabase = noClasses()
            .that()
            .resideInAnyPackage("drsh.runbook..", "drsh.session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "drsh.docker..",
                    "drsh.postgres..",
                    "drsh.backup..",
                    "drsh.restore..",
                    "drsh.drill..",
                    "drsh.stack..",
                    "drsh.shell..");

    @ArchTest
    static final ArchRule runbooksNeedNothingButMarkdownAndYaml = classes()
            .that()
            .resideInAPackage("drsh.runbook..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "drsh.runbook..", "drsh.command..", "org.commonmark..", "org.yaml..", "org.jspecify..");

    @ArchTest
    static final ArchRule sessionsNeedNothingButRunbooksJsonAndYaml = classes()
            .that()
            .resideInAPackage("drsh.session..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "drsh.session..",
                    "drsh.runbook..",
                    "drsh.command..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.yaml.snakeyaml..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule reportsNeedNothingButSessions = classes()
            .that()
            .resideInAPackage("drsh.report..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "drsh.report..", "drsh.session..", "drsh.runbook..", "drsh.command..", "org.jspecify..");

    @ArchTest
    static final ArchRule schedulesNeedNothingButProcessesAndJson = classes()
            .that()
            .resideInAPackage("drsh.schedule..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "drsh.schedule..",
                    "drsh.process..",
                    "drsh.command..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule dependenciesPointDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("shell")
            .definedBy("drsh.shell..")
            .layer("practice")
            .definedBy("drsh.practice..")
            .layer("schedule")
            .definedBy("drsh.schedule..")
            .layer("report")
            .definedBy("drsh.report..")
            .layer("session")
            .definedBy("drsh.session..")
            .layer("runbook")
            .definedBy("drsh.runbook..")
            .layer("leftover")
            .definedBy("drsh.leftover..")
            .layer("drill")
            .definedBy("drsh.drill..")
            .layer("restore")
            .definedBy("drsh.restore..")
            .layer("retention")
            .definedBy("drsh.retention..")
            .layer("backup")
            .definedBy("drsh.backup..")
            .layer("artifact")
            .definedBy("drsh.artifact..")
            .layer("openpgp")
            .definedBy("drsh.openpgp..")
            .layer("stack")
            .definedBy("drsh.stack..")
            .layer("storage")
            .definedBy("drsh.storage..")
            .layer("postgres")
            .definedBy("drsh.postgres..")
            .layer("volume")
            .definedBy("drsh.volume..")
            .layer("docker")
            .definedBy("drsh.docker..")
            .layer("process")
            .definedBy("drsh.process..")
            .whereLayer("shell")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("practice")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("schedule")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("shell", "report")
            .whereLayer("runbook")
            .mayOnlyBeAccessedByLayers("shell", "report", "session")
            .whereLayer("leftover")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("drill")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("restore")
            .mayOnlyBeAccessedByLayers("shell", "leftover", "drill")
            .whereLayer("retention")
            .mayOnlyBeAccessedByLayers("shell")
            .whereLayer("backup")
            .mayOnlyBeAccessedByLayers("shell", "drill", "restore", "retention")
            .whereLayer("stack")
            .mayOnlyBeAccessedByLayers("shell", "practice", "leftover", "drill", "restore", "backup")
            .whereLayer("storage")
            .mayOnlyBeAccessedByLayers("shell", "restore", "retention", "backup", "artifact")
            .whereLayer("artifact")
            .mayOnlyBeAccessedByLayers("shell", "drill", "restore", "backup")
            .whereLayer("openpgp")
            .mayOnlyBeAccessedByLayers("shell", "artifact")
            .whereLayer("volume")
            .mayOnlyBeAccessedByLayers("shell", "drill", "restore", "backup", "stack")
            .whereLayer("postgres")
            .mayOnlyBeAccessedByLayers("shell", "practice", "leftover", "drill", "restore", "backup", "stack", "volume")
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("shell", "docker", "stack", "practice", "schedule");

    @ArchTest
    static final ArchRule volumesNeedNothingButTheEngineAndTheServer = noClasses()
            .that()
            .resideInAPackage("drsh.volume..")
            .should()
            .dependOnClassesThat(resideInAPackage("drsh..")
                    .and(not(resideInAnyPackage(
                            "drsh.volume..", "drsh.docker..", "drsh.postgres..", "drsh.command.."))));

    private static ArchRule only(String user, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("drsh." + user + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true);
    }
}
