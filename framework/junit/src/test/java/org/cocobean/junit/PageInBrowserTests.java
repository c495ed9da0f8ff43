package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cocobean.report.Report;
import org.cocobean.report.ReportMain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.w3c.dom.Element;

/// The page of a run, opened by Chromium, and read, filtered and sorted as a person would.
@Timeout(240)
class PageInBrowserTests {

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String BROWSER = "/usr/bin/chromium";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ChromeDriver browser;

    @BeforeAll
    static void open() {
        if (!Files.isExecutable(DRIVER)) {
            assumeTrue(System.getenv("CI") == null, "chromium and chromium-driver are needed");
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1400,1000");
        options.setCapability("goog:loggingPrefs", logs);
        browser =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(DRIVER.toFile())
                                .build(),
                        options);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static void show(Path page) {
        browser.get(page.toUri().toString());
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .as("what the browser complains of")
                .isEmpty();
    }

    private static WebElement one(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private static List<WebElement> all(String css) {
        return browser.findElements(By.cssSelector(css));
    }

    private static Object script(String text, Object... arguments) {
        Object result = ((JavascriptExecutor) browser).executeScript(text, arguments);
        return result == null ? "" : result;
    }

    /// The texts of many elements, asked for at once.
    private static List<String> texts(String css) {
        List<?> found =
                (List<?>)
                        script(
                                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
                                css);
        return found.stream().map(String::valueOf).toList();
    }

    private static String rows() {
        return one("[role=status]").getText();
    }

    /// The run of [PlantedFailures], in a JVM of its own.
    private static Path planted(Path project) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-Dcocobean.sim=icarus,verilator,ghdl",
                                "-Dcocobean.progress=off",
                                "-Dcocobean.run.dir=" + project.resolve("run"),
                                PlantedFailures.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(project.resolve("output.txt").toFile());
        builder.environment().put("GITHUB_STEP_SUMMARY", project.resolve("github.md").toString());
        Process run = builder.start();
        try {
            assertThat(run.waitFor()).as(project.resolve("output.txt").toString()).isZero();
        } finally {
            run.destroy();
        }
        return project.resolve("run");
    }

    @Test
    void everyViewOfPlantedFailuresSaysTheSame(@TempDir Path project) throws Exception {
        Path run = planted(project);
        JsonNode data = JSON.readTree(run.resolve("failures.json").toFile());
        show(run.resolve("report.html"));

        String counts =
                "%d passed %d failed %d skipped"
                        .formatted(
                                data.get("passed").asInt(),
                                data.get("failed").asInt(),
                                data.get("skipped").asInt());
        assertThat(data.get("failed").asInt()).isGreaterThan(20);
        assertThat(FailuresSchema.of(Path.of("../../docs/report.md")).validate(data)).isEmpty();
        inText(project, data);
        assertThat(one("h1").getText().replaceAll("\\s+", " ")).isEqualTo(counts);
        assertThat(run.resolve("failures.md"))
                .content()
                .startsWith("# " + counts.replaceAll(" (\\d)", ", $1"));
        Element xml =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(run.resolve("junit.xml").toFile())
                        .getDocumentElement();
        assertThat(xml.getElementsByTagName("failure").getLength())
                .isEqualTo(data.get("failed").asInt());
        assertThat(xml.getElementsByTagName("skipped").getLength())
                .isEqualTo(data.get("skipped").asInt());
        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isEqualTo(
                        data.get("passed").asInt()
                                + data.get("failed").asInt()
                                + data.get("skipped").asInt());

        assertThat(all("article")).as("each failure").hasSize(data.get("failed").asInt());
        assertThat(texts("article h3"))
                .containsExactlyInAnyOrderElementsOf(data.get("failures").findValuesAsText("test"));
        explanations(data);
        differences(data);
        pictures(data);
        disagreements();
        keys();
        byTabulatorOnly();
        everyColour(project);
        onPaper();
    }

    /// The terminal, GitHub's page and a report that is made later have the same numbers.
    private static void inText(Path project, JsonNode data) throws Exception {
        int passed = data.get("passed").asInt();
        int failed = data.get("failed").asInt();
        int skipped = data.get("skipped").asInt();
        String line = "\n%d passed, %d failed, %d skipped\n".formatted(passed, failed, skipped);
        assertThat(project.resolve("output.txt")).content().contains(line);
        assertThat(project.resolve("github.md"))
                .content()
                .contains("| **all** | %d | %d | %d |".formatted(passed, failed, skipped));
        ByteArrayOutputStream later = new ByteArrayOutputStream();
        String out = project.resolve("later").toString();
        ReportMain.run(
                List.of("report", out, project.resolve("run").toString()),
                new PrintStream(later, true, StandardCharsets.UTF_8));
        assertThat(later.toString(StandardCharsets.UTF_8)).contains(line);
        JsonNode again = JSON.readTree(Path.of(out, "failures.json").toFile());
        assertThat(again.get("failures")).isEqualTo(data.get("failures"));
    }

    /// What common failures have in common is told with them.
    private static void explanations(JsonNode data) {
        List<JsonNode> explained = data.get("failures").findValues("explained");
        assertThat(explained.stream().map(each -> each.get("link").asText()))
                .anyMatch(link -> link.endsWith("/hdl-error.md"))
                .anyMatch(link -> link.endsWith("/design-ended.md"))
                .anyMatch(link -> link.endsWith("/simulator-died.md"))
                .anyMatch(link -> link.endsWith("/protocol-violation.md"))
                .anyMatch(link -> link.endsWith("/pins.md"));
        assertThat(all("article details > a[href$='.md']")).hasSize(explained.size());
    }

    /// What differs is marked.
    private static void differences(JsonNode data) {
        assertThat(all("article pre.diff"))
                .hasSize(data.get("failures").findValues("diff").size())
                .hasSizeGreaterThan(6);
        assertThat(texts("pre.diff .expected")).contains("- 41", "- two");
        assertThat(texts("pre.diff mark")).contains("1", "0");
    }

    /// Pictures are drawn as they come into sight.
    private static void pictures(JsonNode data) throws InterruptedException {
        int drawn = 0;
        for (WebElement place : all("article .wide")) {
            script("arguments[0].closest('details').open = true", place);
            script("arguments[0].scrollIntoView()", place);
            for (int i = 0;
                    i < 100 && script("return arguments[0].innerHTML", place).equals("");
                    i++) {
                Thread.sleep(20);
            }
            assertThat(place.findElements(By.cssSelector("svg.waves"))).hasSize(2);
            assertThat(place.findElements(By.cssSelector("svg.waves title")))
                    .as("values to hover on")
                    .isNotEmpty();
            drawn++;
        }
        assertThat(all("article a[download$=gtkw]")).hasSize(drawn);
        assertThat(all("article a[download$=sucl]")).hasSize(drawn);
        String commands = String.valueOf(one("article a[download$=sucl]").getDomAttribute("href"));
        assertThat(URLDecoder.decode(commands, StandardCharsets.UTF_8))
                .startsWith("data:text/plain,load_file /")
                .contains("\nvariable_add counter.clk\n", "\nvariable_add counter.count\n");
        String saved = String.valueOf(one("article a[download$=gtkw]").getDomAttribute("href"));
        assertThat(URLDecoder.decode(saved, StandardCharsets.UTF_8))
                .startsWith("data:text/plain,[dumpfile] \"/")
                .contains("@28\ncounter.clk\n", "@22\ncounter.count[7:0]\n");
        assertThat(drawn).isEqualTo(data.get("failures").findValues("cycles").size()).isPositive();
        transactions(data);
        assertThat(all("svg .unknown polygon")).as("X of a counter without reset").isNotEmpty();
    }

    /// Of each simulator, as boxes and in a list.
    private static void transactions(JsonNode data) {
        int rows = 0;
        for (JsonNode failure : data.get("failures")) {
            if (failure.has("transactions")) {
                rows += failure.get("transactions").size();
                assertThat(failure.at("/cycles/lanes"))
                        .as(failure.get("test").asText())
                        .isNotEmpty();
            }
        }
        assertThat(all("tbody.lanes tr")).hasSize(rows);
        assertThat(data.get("failures").findValues("transactions"))
                .as("registers on two simulators, queues on three")
                .hasSize(5);
        assertThat(texts("svg .transaction title"))
                .anyMatch(text -> text.startsWith("axil_regs.s_axil: W c=0000beef, "))
                .anyMatch(text -> text.startsWith("sync_fifo.out: 66, at "));
    }

    private static void disagreements() {
        one("select option:nth-child(3)").click();
        assertThat(one("select").getDomProperty("value")).isEqualTo("disagree");
        assertThat(all("tbody td.name"))
                .as("without a reset a bit has no X on Verilator")
                .extracting(WebElement::getText)
                .containsExactly(
                        "PlantedFailures.Verilog.failsOnlyByItsMark",
                        "PlantedFailures.Verilog.readsTooEarly");
        assertThat(all("tbody td.disagree.failed")).hasSize(2);
        assertThat(all("tbody td.disagree.passed")).hasSize(2);
        one("select option:nth-child(1)").click();
        one("input").sendKeys("TOOLONG");
        assertThat(all("tbody td.name"))
                .isNotEmpty()
                .allMatch(cell -> cell.getText().toLowerCase(Locale.ROOT).contains("toolong"));
        one("input").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    }

    private static void keys() {
        WebElement group = one("details summary");
        script("arguments[0].focus()", group);
        boolean before = one("details").getAttribute("open") != null;
        group.sendKeys(Keys.ENTER);
        assertThat(one("details").getAttribute("open") != null).isNotEqualTo(before);
        WebElement byTime = all("th button").getLast();
        script("arguments[0].focus()", byTime);
        byTime.sendKeys(Keys.ENTER);
        assertThat(all("tbody tr")).isNotEmpty();
    }

    /// Everything that does something is reached from the start of the page, and seen to be.
    private static void byTabulatorOnly() {
        browser.navigate().refresh(); // the keyboard begins where it was last
        script("document.querySelectorAll('section > details').forEach(d => d.open = false)");
        Set<String> reached = new TreeSet<>();
        for (int i = 0; i < 150 && !reached.contains("BUTTON time"); i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement at = browser.switchTo().activeElement();
            if (reached.isEmpty() && at.getTagName().equals("summary")) {
                at.sendKeys(Keys.SPACE); // opens the first group, whose inside comes next
                assertThat(script("return document.activeElement.parentElement.open"))
                        .isEqualTo(true);
            }
            assertThat(script("return getComputedStyle(document.activeElement).outlineStyle"))
                    .as("the frame round what has the keyboard: " + at.getTagName())
                    .isNotEqualTo("none");
            reached.add(
                    at.getTagName().toUpperCase(Locale.ROOT)
                            + (at.getTagName().equals("button") ? " " + at.getText() : ""));
        }
        assertThat(reached)
                .contains("SUMMARY", "A", "DIV", "INPUT", "SELECT", "BUTTON name", "BUTTON time");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        assertThat(one("th[aria-sort$=ending]").getText()).isEqualTo("time");
        one("select").sendKeys("f");
        assertThat(all("tbody tr")).isNotEmpty();
        assertThat(one("select").getDomProperty("value")).isEqualTo("failed");
        one("select").sendKeys("a");
    }

    /// Groups that were closed are open on paper, pictures are drawn, and it is all as before then.
    private static void onPaper() throws Exception {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        script("document.querySelectorAll('section > details').forEach(d => d.open = false)");
        script("dispatchEvent(new Event('beforeprint'))");
        assertThat(all("section > details:not([open])")).isEmpty();
        assertThat(all("article .wide:empty")).isEmpty();
        assertThat(one("input").isDisplayed()).isFalse();
        Files.write(
                Path.of("target/pages/planted-paper.png"),
                browser.getScreenshotAs(OutputType.BYTES));
        script("dispatchEvent(new Event('afterprint'))");
        assertThat(all("section > details[open]")).isEmpty();
        Object pdf = browser.executeCdpCommand("Page.printToPDF", Map.of()).get("data");
        Files.write(
                Path.of("target/pages/planted.pdf"),
                Base64.getDecoder().decode(String.valueOf(pdf)));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    /// The pictures are kept where a person finds them.
    private static void everyColour(Path project) throws Exception {
        Path pictures = Files.createDirectories(Path.of("target/pages"));
        for (String scheme : List.of("light", "dark")) {
            browser.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of(
                            "features",
                            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            script("scrollTo(0, 0)");
            Files.write(
                    pictures.resolve("planted-" + scheme + ".png"),
                    browser.getScreenshotAs(OutputType.BYTES));
            assertThat(script("return getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo(scheme.equals("light") ? "rgb(255, 255, 255)" : "rgb(22, 24, 29)");
        }
        Files.copy(
                project.resolve("run/report.html"),
                pictures.resolve("planted.html"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void tenThousandOutcomesOpenAtOnce(@TempDir Path run) throws Exception {
        StringBuilder outcomes = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            boolean failed = i % 20 == 0;
            outcomes.append(
                    """
                    {"version":1,"test":"T%1$d.a [%2$d] on icarus","name":"T%1$d.a [%2$d]","simulator":"icarus","suite":"x.T%1$d","class":"x.T%1$d","method":"a",\
                    "status":"%3$s"%4$s,"design":"top","seed":"42","worker":"gw%5$d","endMillis":%6$d,"ms":40.0}
                    """
                            .formatted(
                                    i % 50,
                                    i,
                                    failed ? "failed" : "passed",
                                    failed
                                            ? ",\"exception\":\"a.B\",\"message\":\"%d is not %d\""
                                                    .formatted(i, i + 1)
                                            : "",
                                    i % 4,
                                    1_700_000_000_000L + 10L * i));
        }
        Path worker = Files.createDirectories(run.resolve("gw0"));
        Files.writeString(worker.resolve("outcomes-1.jsonl"), outcomes);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Report.finish(run);
        double written = (System.nanoTime() - start) / 1e9;
        double worked = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "10,000 outcomes written in %.2f s, of which %.2f s on a core%n",
                written,
                worked);
        assertThat(worked).as("seconds of work").isLessThan(2.0);
        show(run.resolve("report.html"));
        assertThat(one("h1").getText()).startsWith("9500 passed");
        double opened =
                ((Number)
                                script(
                                        "const t = performance.getEntriesByType('navigation')[0];"
                                                + " return t.domComplete - t.startTime"))
                        .doubleValue();
        System.out.printf(Locale.ROOT, "10,000 outcomes opened in %.2f s%n", opened / 1000);
        assertThat(opened).isLessThan(5000.0);
        one("input").sendKeys("T7.a [9957]");
        assertThat(rows()).isEqualTo("1 of 1 tests");
    }
}
