// Makes a project of the template, as tools/new.sh does for ./cocobean new.
import groovy.io.FileType

File project = new File(request.outputDirectory, request.artifactId)
File template = new File(project, 'template')
String language = request.properties['lang']
String tests = request.properties['tests']
String name = request.getPackage()

def move = { File from, File to ->
    to.parentFile.mkdirs()
    to.bytes = from.bytes
    from.delete()
}
def use = { String part, String where = '.' ->
    File folder = new File(template, part)
    folder.eachFileRecurse(FileType.FILES) { move(it, new File(new File(project, where), folder.toPath().relativize(it.toPath()).toString())) }
}
use('common')
use('maven')
if (tests == 'kotlin') {
    new File(project, 'src/test/java').deleteDir()
    use('kotlin')
}
use("rtl/$language", 'rtl')
File sources = new File(project, "src/test/$tests")
sources.listFiles().findAll { it.file }.each { move(it, new File(sources, name.replace('.', '/') + '/' + it.name)) }

Properties words = new Properties()
[language, 'maven'].each { part -> new File(template, "words/${part}.properties").withReader('UTF-8') { words.load(it) } }
words.putAll([tests: tests, version: request.archetypeVersion, package: name, name: request.artifactId])
template.deleteDir()
project.eachFileRecurse(FileType.FILES) { file ->
    String text = file.getText('UTF-8')
    words.each { word, value -> text = text.replace('@' + word + '@', value) }
    file.setText(text, 'UTF-8')
}
