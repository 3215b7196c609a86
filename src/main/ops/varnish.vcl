# Varnish in front of Recto, told of changes: start Recto with recto.cdn.purge=http://varnish:6081. For two nodes, give it two backends and a director.
vcl 4.1;

backend default {
    .host = "recto";
    .port = "8080";
}

# Where the nodes are. Nobody else may have pages dropped.
acl nodes {
    "localhost";
    "172.16.0.0"/12;
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ nodes || req.http.Surrogate-Key !~ "^[a-z0-9 ]+$") {
            return (synth(405));
        }
        # Each key is a word of the header of the pages that it stands for
        ban("obj.http.Surrogate-Key ~ \b(" + regsuball(req.http.Surrogate-Key, " +", "|") + ")\b");
        return (synth(200, "Purged"));
    }
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
}
