package recto.html;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few words that Recto itself puts into an article's text, in the language of that text. */
public enum ProseWords {

    EN("Note", "Tip", "Important", "Warning", "Caution", "Code", "Table", "Notes", "Link to this section", "Back to reference",
            "Picture in full size", "done",
            "to do", ": "),
    DE("Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht", "Code", "Tabelle", "Anmerkungen", "Link zu diesem Abschnitt",
            "Zurück zur Textstelle", "Bild in voller Größe",
            "erledigt", "offen", ": "),
    FR("Note", "Astuce", "Important", "Avertissement", "Attention", "Code", "Tableau", "Notes", "Lien vers cette section",
            "Retour à l’appel de note", "Image en taille réelle",
            "fait", "à faire", "\u00A0: "),
    ES("Nota", "Consejo", "Importante", "Advertencia", "Precaución", "Código", "Tabla", "Notas", "Enlace a esta sección",
            "Volver a la llamada", "Imagen a tamaño completo",
            "hecho", "por hacer", ": "),
    ZH("说明", "提示", "重要", "警告", "小心", "代码", "表格", "注释", "本节链接", "返回引用处", "查看原图", "已完成", "待办", "："),
    AR("ملاحظة", "نصيحة", "مهم", "تحذير", "احتراس", "شفرة", "جدول", "الحواشي", "رابط إلى هذا القسم", "العودة إلى الإحالة",
            "الصورة بحجمها الكامل", "منجز",
            "لم ينجز بعد", ": ");

    final String note;
    final String tip;
    final String important;
    final String warning;
    final String caution;
    final String code;
    final String table;
    final String notes;
    final String linkToSection;
    final String backToReference;
    public final String fullPicture;
    public final String done;
    public final String toDo;
    private final String colon;

    ProseWords(String note, String tip, String important, String warning, String caution, String code, String table, String notes,
            String linkToSection, String backToReference, String fullPicture, String done, String toDo, String colon) {
        this.note = note;
        this.tip = tip;
        this.important = important;
        this.warning = warning;
        this.caution = caution;
        this.code = code;
        this.table = table;
        this.notes = notes;
        this.linkToSection = linkToSection;
        this.backToReference = backToReference;
        this.fullPicture = fullPicture;
        this.done = done;
        this.toDo = toDo;
        this.colon = colon;
    }

    /**
     * The words in the language of the article; if there are none, in that of the site; else in English.
     *
     * @param lang the article's own language as a BCP 47 tag; null where it names none
     * @param site the language of the site
     */
    public static ProseWords of(@Nullable String lang, Locale site) {
        Optional<ProseWords> own = lang == null ? Optional.empty() : find(Locale.forLanguageTag(lang));
        return own.or(() -> find(site)).orElse(EN);
    }

    private static Optional<ProseWords> find(Locale locale) {
        for (ProseWords words : values()) {
            if (words.name().equalsIgnoreCase(locale.getLanguage())) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    /** The word and the text with a colon between them, as in "Table: Width, Letters"; the word alone if the text is empty. */
    String labelled(String word, String text) {
        return text.isEmpty() ? word : word + colon + text;
    }

    /** @param alert the class of the alert, such as "alert-note" */
    public String alert(String alert) {
        return switch (alert) {
            case "alert-tip" -> tip;
            case "alert-important" -> important;
            case "alert-warning" -> warning;
            case "alert-caution" -> caution;
            default -> note;
        };
    }
}
