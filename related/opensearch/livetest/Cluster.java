import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** Runs an OpenSearch cluster of three nodes: Cluster DIR PORT. A line with a number on standard input kills that node. */
public class Cluster {
    public static void main(String[] args) throws Exception {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("http.port", Integer.parseInt(args[1]) + number - 1);
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
        runner.build(OpenSearchRunner.newConfigs().basePath(args[0]).numOfNode(3).clusterName("newsroom-livetest"));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = in.readLine()) != null; ) {
            runner.getNode(Integer.parseInt(line.trim())).close();
        }
        System.exit(0);
    }
}
