package muster.conformance;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Muster server of the suite's own, with sample data, and its command line. */
final class Muster implements AutoCloseable {

  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 30;
  private static final Pattern READY = Pattern.compile("(?m)^ready (http://127\\.0\\.0\\.1:\\d+)$");

  private final Path directory;
  private final Process process;
  final String baseUrl;
  final GenericJson demo;

  /** Starts {@code muster demo} on a free port and returns once it is ready. */
  Muster() throws IOException, InterruptedException {
    directory = Files.createTempDirectory("muster-java-");
    List<String> command = new ArrayList<>(List.of(
        System.getenv("MUSTER_BIN"), "demo", "--data", data().toString(), "--listen", "127.0.0.1:0"));
    String database = System.getenv("MUSTER_DATABASE");
    if (database != null && !database.isEmpty()) {
      command.addAll(List.of("--database", database));
    }
    process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile()).start();
    baseUrl = waitUntilReady();
    demo = json(Files.readString(data().resolve("demo.json")));
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path output() {
    return directory.resolve("output.txt");
  }

  /** A place for a file of a test. */
  Path file(String name) {
    return directory.resolve(name);
  }

  private String waitUntilReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      Matcher ready = READY.matcher(Files.readString(output()));
      if (ready.find()) {
        return ready.group(1);
      }
      Thread.sleep(20);
    }
    process.destroyForcibly();
    throw new IOException("muster demo did not get ready:\n" + Files.readString(output()));
  }

  /** Runs {@code muster ARGUMENTS --json} beside the running server and returns what it printed. */
  GenericJson cli(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(System.getenv("MUSTER_BIN")));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data().toString(), "--json"));
    Process run = new ProcessBuilder(command).redirectError(new File("/dev/null")).start();
    String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (run.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " exited " + run.exitValue() + ":\n" + printed);
    }
    return printed.isBlank() ? null : json(printed);
  }

  static GenericJson json(String text) throws IOException {
    return GsonFactory.getDefaultInstance().fromString(text, GenericJson.class);
  }

  /** Ends the server as an operator would; an unclean end is an error. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the server did not stop:\n" + Files.readString(output()));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "the server stopped with exit code " + process.exitValue() + ":\n" + Files.readString(output()));
    }
  }
}
