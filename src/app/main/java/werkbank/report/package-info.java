/** A self-contained HTML page about a study: {@link werkbank.report.ReportData} computes, the rest renders. */
package werkbank.report;
