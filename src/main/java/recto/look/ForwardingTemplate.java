package recto.look;

import io.quarkus.qute.Expression;
import io.quarkus.qute.ParameterDeclaration;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.Variant;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A template that passes every call on to another one, for subclasses to change single methods. */
abstract class ForwardingTemplate implements Template {

    /** The template that gets the calls. */
    abstract Template template();

    @Override
    public TemplateInstance instance() {
        return template().instance();
    }

    @Override
    public List<Expression> getExpressions() {
        return template().getExpressions();
    }

    @Override
    public Expression findExpression(Predicate<Expression> predicate) {
        return template().findExpression(predicate);
    }

    @Override
    public String getGeneratedId() {
        return template().getGeneratedId();
    }

    @Override
    public String getId() {
        return template().getId();
    }

    @Override
    public Optional<Variant> getVariant() {
        return template().getVariant();
    }

    @Override
    public List<ParameterDeclaration> getParameterDeclarations() {
        return template().getParameterDeclarations();
    }

    @Override
    public Fragment getFragment(String id) {
        return template().getFragment(id);
    }

    @Override
    public Set<String> getFragmentIds() {
        return template().getFragmentIds();
    }

    @Override
    public List<TemplateNode> getNodes() {
        return template().getNodes();
    }

    @Override
    public Collection<TemplateNode> findNodes(Predicate<TemplateNode> predicate) {
        return template().findNodes(predicate);
    }

    @Override
    public SectionNode getRootNode() {
        return template().getRootNode();
    }

    @Override
    public Optional<URI> getSource() {
        return template().getSource();
    }
}
