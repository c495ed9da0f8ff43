// Needs Gradle 9.1 or newer, the first that knows JDK 25.
plugins {
    java
}

repositories {
    mavenLocal() // until a release of Cocobean is published
    mavenCentral()
}

java {
    toolchain.languageVersion = JavaLanguageVersion.of(25)
}

dependencies {
    testImplementation("org.cocobean:cocobean:@version@")
}

tasks.withType<JavaCompile>().configureEach {
    options.compilerArgs.add("-parameters") // firmware and fixtures are found by the names of parameters
}

tasks.test {
    useJUnitPlatform()
    inputs.dir("rtl")
    jvmArgs("--enable-native-access=ALL-UNNAMED") // no warning at the start
    // What stands on the command line as -Dcocobean.... is meant for the tests.
    System.getProperties().stringPropertyNames().filter { it.startsWith("cocobean.") }.forEach {
        systemProperty(it, System.getProperty(it))
    }
    testLogging.showStandardStreams = true // the summary of the run
}
