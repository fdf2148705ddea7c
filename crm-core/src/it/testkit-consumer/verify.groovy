import groovy.xml.XmlSlurper
import java.util.jar.JarFile

// What each test class has to run, and what its count has to say. Where a law comes or goes, only this changes.
def expected = [
  OurTiersTest     : [tests: 28, failed: 0, skipped: 3, count: '24 laws ran: 24 held, 0 broken, 0 waived; 3 not tried'],
  OurLambdaTest    : [tests: 28, failed: 0, skipped: 4, count: '24 laws ran: 23 held, 0 broken, 1 waived; 3 not tried'],
  OurGeneratorsTest: [tests: 2, failed: 0, skipped: 0, count: ''],
]

def counts = { String text -> text.readLines().findAll { it ==~ /\d+ laws ran: .*/ } }

// Surefire passes by classes it does not recognise, and an empty factory passes too: both would show here.
def found = [:]
new File(basedir, 'target/surefire-reports').eachFileMatch(~/TEST-.*\.xml/) { file ->
  def suite = new XmlSlurper().parse(file)
  found[suite.@name.text() - 'example.tiers.'] = [
    tests: suite.@tests.toInteger(),
    failed: suite.@failures.toInteger() + suite.@errors.toInteger(),
    skipped: suite.@skipped.toInteger(),
    count: counts(suite.testcase.'system-out'*.text().join('\n')).join('; '),
  ]
}
assert found == expected
assert counts(new File(basedir, 'build.log').getText('UTF-8')).sort() == expected.values()*.count.findAll().sort()

// The jar that this project was given holds the test kit, and none of CRMKit's own tests.
def version = new XmlSlurper().parse(new File(basedir, 'pom.xml')).dependencies.dependency.find { it.type == 'test-jar' }.version
new JarFile(new File(localRepositoryPath, "io/crmkit/crm-core/$version/crm-core-$version-tests.jar")).withCloseable { jar ->
  assert jar.manifest.mainAttributes.getValue('Automatic-Module-Name') == 'io.crmkit.testkit'
  def files = jar.entries().findAll { !it.directory }*.name
  assert files.contains('io/crmkit/testkit/TierPolicyContract.class')
  assert files.findAll { !it.startsWith('io/crmkit/testkit/') }.sort() == ['META-INF/LICENSE', 'META-INF/MANIFEST.MF']
}
